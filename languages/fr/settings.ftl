# Ce que quelqu'un veut recevoir des annonces : « paramètres ».
command-settings = paramètres
help-settings = Quelles annonces vous recevez, et quand
settings = Paramètres
settings-title = Que voulez-vous recevoir, et quand ?
settings-subtle = Les annonces obligatoires et importantes vous parviennent toujours.
settings-kept = Enregistré
settings-keep = Enregistrer
settings-muted = Thèmes en sourdine
settings-muted-text = Les annonces d’information sur ces thèmes n’arrivent plus d’elles-mêmes. Vous les trouvez dans les actualités.
settings-followed = Thèmes que vous suivez
settings-followed-text = Aussi les annonces sur ces thèmes qui ne vous sont pas destinées.
settings-digest = Résumé quotidien à
settings-digest-text = Les annonces d’information arrivent alors ensemble, à cette heure. Laissez vide pour les recevoir aussitôt.
settings-quiet-from = Silence à partir de
settings-quiet-until = Silence jusqu’à
settings-quiet-text = Pendant ces heures, seul ce qui est obligatoire arrive. Le reste suit après.
problem-quiet = Indiquez les deux heures, et pas deux fois la même.
less-of-this = Moins à ce sujet
muted-title = Vous ne recevez plus d’annonces sur { $topic }
muted-text = Vous les trouvez encore dans les actualités. Ce qui est obligatoire ou important continue d’arriver.
muted-undo = Les recevoir à nouveau
unmuted-title = Vous recevez à nouveau des annonces sur { $topic }
unmuted-text = La prochaine arrivera d’elle-même.
figure-muted = Thème en sourdine
figure-held = Attend le résumé quotidien
reason-expired = Expirée avant le résumé quotidien
reach-muted = { $people ->
    [one] { $people } de ces personnes a mis ce thème en sourdine et le trouvera dans les actualités.
   *[other] { $people } de ces personnes ont mis ce thème en sourdine et le trouveront dans les actualités.
}
digest-title = Votre résumé du jour
today-more-news = { $count ->
    [one] Et encore { $count } autre, dans les actualités.
   *[other] Et encore { $count } autres, dans les actualités.
}
