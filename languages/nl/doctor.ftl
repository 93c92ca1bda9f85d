## How Bode itself is: on the command line, and on the card of operators
doctor-card-kind = Beheer van Bode
doctor-card-title = Er is iets om na te kijken
doctor-card-subtle = Eén keer per week nagekeken; zonder kaart is alles in orde
doctor-card-now = Nu niet in orde
doctor-card-soon = Binnen 30 dagen
doctor-card-more = En nog { $count }.
doctor-card-how = Op de server toont “python app.py doctor” alles.

doctor-not-looked = Niet nagekeken: de opslag ging niet open.
doctor-slow = Dit duurde langer dan { $seconds } seconden en is opgegeven: kijk of de dienst die gevraagd wordt, bereikbaar is.
doctor-failed = Dit nakijken mislukte ({ $error }): het logboek zegt waar.
doctor-told = { $problem }

doctor-settings-fine = De instellingen zijn leesbaar.
doctor-settings-local = Er is geen app-id, dus Bode antwoordt alleen op deze machine: vul BODE_APP_ID in voor Teams.
doctor-settings-unshared = { $settings } is voor één machine, terwijl de andere voor meerdere instanties zijn: kies overal cosmos en azure.

doctor-disk-fine = Er is plaats op de schijf ({ $free } MB).
doctor-disk-soon = Op de schijf van de datamap is nog maar { $free } MB vrij: maak plaats, of geef ze een grotere.
doctor-disk-wrong = In de datamap kan niets bewaard worden: { $problem }. Maak plaats, of laat Bode er schrijven (BODE_DATA_DIR).

doctor-clock-fine = De klok loopt juist.
doctor-clock-none = Er is geen dienst om de klok mee te vergelijken.
doctor-clock-unseen = { $address } antwoordt niet ({ $error }): kijk of deze machine erbij mag.
doctor-clock-ahead = De klok van deze machine loopt { $seconds } seconden voor: laat ze een tijdserver volgen, anders worden tokens geweigerd.
doctor-clock-behind = De klok van deze machine loopt { $seconds } seconden achter: laat ze een tijdserver volgen, anders worden tokens geweigerd.

doctor-token-none = Er zijn geen tokens nodig: Teams en Microsoft Graph worden niet gebruikt.
doctor-token-fine = Bode krijgt een token voor { $what }.
doctor-token-local = { $what } staat op deze machine en vraagt geen token.
doctor-token-refused = Een token voor { $what } wordt geweigerd ({ $code }): controleer het app-id, de tenant, en het geheim of certificaat.
doctor-token-away = Er komt nu geen token voor { $what } ({ $code }): kijk of deze machine login.microsoftonline.com bereikt.

doctor-secret-no-app = Er is geen app-registratie, dus ook geen geheim dat kan verlopen.
doctor-secret-none = De app toont wie ze is met een identiteit van de machine: er kan geen geheim verlopen.
doctor-secret-unknown = Bode kan niet lezen wanneer het clientgeheim verloopt: zet de dag in BODE_APP_SECRET_ENDS, dan waarschuwt het op tijd.
doctor-secret-fine = Het clientgeheim is nog { $days } dagen geldig.
doctor-secret-soon = { $days ->
    [0] Het clientgeheim verloopt vandaag.
    [one] Het clientgeheim verloopt morgen.
   *[other] Het clientgeheim verloopt over { $days } dagen.
} Maak een nieuw in de app-registratie, zet het in BODE_APP_SECRET en zijn dag in BODE_APP_SECRET_ENDS, en herstart Bode.
doctor-secret-ended = { $days ->
    [one] Het clientgeheim is gisteren verlopen.
   *[other] Het clientgeheim is { $days } dagen geleden verlopen.
} Maak een nieuw in de app-registratie, zet het in BODE_APP_SECRET en zijn dag in BODE_APP_SECRET_ENDS, en herstart Bode.
doctor-certificate-fine = Het certificaat is nog { $days } dagen geldig.
doctor-certificate-soon = { $days ->
    [0] Het certificaat verloopt vandaag.
    [one] Het certificaat verloopt morgen.
   *[other] Het certificaat verloopt over { $days } dagen.
} Voeg een nieuw toe aan de app-registratie, zet het in het bestand van BODE_APP_CERTIFICATE_FILE, en herstart Bode.
doctor-certificate-ended = { $days ->
    [one] Het certificaat is gisteren verlopen.
   *[other] Het certificaat is { $days } dagen geleden verlopen.
} Voeg een nieuw toe aan de app-registratie, zet het in het bestand van BODE_APP_CERTIFICATE_FILE, en herstart Bode.
doctor-seal-none = Bewijzen van bezorging worden niet verzegeld (BODE_SEAL_FILE is leeg).
doctor-seal-fine = Het certificaat van het zegel op bewijzen van bezorging is nog { $days } dagen geldig.
doctor-seal-soon = { $days ->
    [0] Het certificaat van het zegel op bewijzen van bezorging verloopt vandaag.
    [one] Het certificaat van het zegel op bewijzen van bezorging verloopt morgen.
   *[other] Het certificaat van het zegel op bewijzen van bezorging verloopt over { $days } dagen.
} Zet een nieuw in het bestand van BODE_SEAL_FILE, en herstart Bode; tot dan zijn bewijzen niet verzegeld zodra het verlopen is.
doctor-seal-ended = { $days ->
    [one] Het certificaat van het zegel op bewijzen van bezorging is gisteren verlopen.
   *[other] Het certificaat van het zegel op bewijzen van bezorging is { $days } dagen geleden verlopen.
} Zet een nieuw in het bestand van BODE_SEAL_FILE, en herstart Bode; tot dan zijn bewijzen niet verzegeld zodra het verlopen is.

doctor-permissions-none = Microsoft Graph wordt niet gebruikt (BODE_GRAPH_TENANT is leeg).
doctor-permissions-local = Microsoft Graph staat op deze machine en zegt niets over machtigingen.
doctor-permissions-no-token = Zonder token is niet bekend wat er toegekend is.
doctor-permissions-unreadable = Het token zegt niet wat er toegekend is.
doctor-permission-granted = { $permission } is toegekend. { $why }
doctor-permission-missing = { $permission } is niet toegekend. { $lost } Voeg ze toe in de app-registratie, bij API-machtigingen, en geef beheerderstoestemming.
doctor-permission-unused = { $permission } is niet toegekend, en geen instelling vraagt erom. { $lost }
doctor-permission-wider = { $permission } is toegekend en Bode gebruikt ze nooit: neem ze weg, want ze kan meer openzetten dan de bedoeling is.
permission-people-why = Zegt wie er werkt: naam, functie, school, taal, leidinggevende.
permission-people-lost = Zonder komen de mensen niet uit Microsoft 365 maar uit een bestand.
permission-groups-why = Zegt wie in welke groep zit, voor doelgroepen en voor wie een document mag lezen.
permission-groups-lost = Zonder kent Bode geen groepen van Microsoft 365, en zijn documenten voor een groep voor niemand.
permission-education_roles-why = Zegt wie leerling is (en dus geen personeel) en wie leerkracht.
permission-education_roles-lost = Zonder, en zonder EduRoster.Read.All, zegt alleen mapping.toml wie leerling is en wie leerkracht.
permission-education_schools-why = Zegt van welke school iemand is, en wie leerling is en wie leerkracht.
permission-education_schools-lost = Zonder zegt alleen mapping.toml van welke school iemand is.
permission-sites-why = Leest de documenten, pagina's en lijsten van alleen die sites die je één voor één toekent, en schrijft aanvragen in een lijst waar je de rol write gaf.
permission-sites-lost = Zonder vindt niemand documenten van SharePoint, en komt geen aanvraag in een lijst.
permission-installs-why = Installeert Bode zelf, en geen andere app, bij wie het nog niet heeft.
permission-installs-lost = Zonder krijgen mensen Bode via een installatiebeleid of voegen ze het zelf toe, en missen de anderen aankondigingen.
permission-mailboxes-why = Leest van wanneer tot wanneer een goedkeurder afwezig is, als er een gekozen wordt; geen berichten, geen agenda.
permission-mailboxes-lost = Zonder weet Bode alleen wie in Bode zelf gezegd heeft dat hij afwezig is.

doctor-people-none = Er staat niemand in de adreslijst: voer “python app.py load BESTAND” uit, of noem een bestand in BODE_DIRECTORY_FILE.
doctor-people-fine = Er staan { $people } mensen in de adreslijst, allemaal met een school en een leidinggevende.
doctor-people-lack-school = { $lacking ->
    [one] 1 van de { $people } mensen heeft
   *[other] { $lacking } van de { $people } mensen hebben
} geen school die bestaat: aankondigingen aan een school bereiken hen niet. Vul ze aan waar de adreslijst vandaan komt.
doctor-people-lack-manager = { $lacking ->
    [one] 1 van de { $people } mensen heeft
   *[other] { $lacking } van de { $people } mensen hebben
} geen leidinggevende: hun aanvragen gaan naar de directeur van hun school. Vul aan waar de adreslijst vandaan komt.
doctor-operators-none = Niemand heeft de rol operator, dus niemand krijgt de wekelijkse kaart: geef iemand die rol.

doctor-accounts-none = De mensen komen niet uit een tenant van Microsoft 365.
doctor-accounts-never = De tenant werd nog nooit tot het einde gevraagd wie er werkt: kijk bij de rechten hierboven en in het logboek (directory.not_asked).
doctor-accounts-wait = Er wacht een wijziging: { $gone } van { $people } mensen zouden er niet meer zijn. “python app.py directory” toont wie; zet de mapping recht, of voer “python app.py directory accept” uit.
doctor-accounts-nobody = Volgens de mapping is niemand personeel, dus er wordt niemand geladen: kijk na wat er in mapping.toml staat.
doctor-accounts-empty = De tenant zegt dat er geen accounts zijn, dus er wordt niemand geladen: kijk of BODE_GRAPH_TENANT de jouwe is.
doctor-accounts-old = De tenant werd { $days } dagen geleden voor het laatst helemaal gevraagd, en dat hoort elke week: kijk in het logboek (directory.not_asked).
doctor-accounts-unplaced = { $people ->
    [one] 1 account past
   *[other] { $people } accounts passen
} bij geen enkele school van de mapping en { $people ->
    [one] is
   *[other] zijn
} dus niemand voor Bode: “python app.py directory” toont wat er ontbreekt.
doctor-accounts-fine = { $people } mensen komen uit de tenant, allemaal met een plaats.

doctor-reach-nobody = Er is nog niemand om te bereiken.
doctor-reach-fine = Alle { $people } mensen zijn bereikbaar.
doctor-reach-some = { $reached } van { $people } mensen zijn bereikbaar. Van de anderen hadden er { $never } Bode nooit, verwijderden er { $removed } het, blokkeerden er { $blocked } het, en waren er { $lost } de laatste keer niet te bereiken.
doctor-installs-refused = Microsoft 365 liet Bode niet installeren bij { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
}: kijk of een app-beleid het daar tegenhoudt.
doctor-installs-nobody = { $people ->
    [one] 1 persoon uit de adreslijst heeft geen Teams of geen account
   *[other] { $people } mensen uit de adreslijst hebben geen Teams of geen account
}: kijk of dat klopt, en of BODE_CATALOGUE_APP_ID het id van de catalogus is.

doctor-contact-none = Wie zijn gegevens wil krijgen of laten wissen, ziet niet bij wie: zet in BODE_PRIVACY_CONTACT een naam en een mailadres.
doctor-contact-no-mail = In BODE_PRIVACY_CONTACT staat geen mailadres waarmee een knop een mail kan openen: zet er één in.
doctor-contact-fine = Bij “mijn gegevens” staat bij wie je alles opvraagt of laat wissen.

doctor-store-fine = De opslag antwoordt.
doctor-store-away = De opslag gaat niet open: { $reason }

doctor-libraries-none = Er zijn geen documenten geïndexeerd: noem hun plaatsen in libraries.toml, of voer “python app.py index PLAATS” uit.
doctor-library-fine = { $library }: { $documents ->
    [one] 1 document
   *[other] { $documents } documenten
}, { $hours } uur geleden gelezen.
doctor-library-never = { $library } is nog nooit tot het einde gelezen: “python app.py libraries” zegt of de plaats bruikbaar is.
doctor-library-old = { $library } is { $hours } uur geleden voor het laatst gelezen, en moest sindsdien gelezen zijn: kijk of er een Bode draait die aan de plaats kan.
doctor-library-unread = { $library }: { $documents ->
    [one] 1 document is niet leesbaar
   *[other] { $documents } documenten zijn niet leesbaar
}; “python app.py index” zegt welke, en waarom.
doctor-library-withheld = { $library }: { $documents ->
    [one] 1 document wordt niet gelezen, want het is
   *[other] { $documents } documenten worden niet gelezen, want ze zijn
} van een hogere klasse dan { $highest }.
doctor-library-nothing = { $library }: er wordt niets van gelezen. Wat er staat, kan geen label hebben en telt als klasse { $own }; de hoogste klasse is { $highest }.
doctor-library-limit-new = { $library } is nog niet gelezen sinds de hoogste klasse veranderde: tot dan blijft vindbaar wat gevonden werd.
doctor-library-nobody = { $library }: { $documents ->
    [one] 1 document is voor niemand, dus vindt niemand het
   *[other] { $documents } documenten zijn voor niemand, dus vindt niemand ze
}: zeg wie ze mag lezen.
doctor-library-unknown = { $library } noemt { $count ->
    [one] een lezer die de adreslijst niet kent
   *[other] { $count } lezers die de adreslijst niet kent
}: { $readers }. Verbeter de namen, of laat die groepen meekomen met de adreslijst.
doctor-library-site-group = { $library }: { $documents ->
    [one] 1 document noemt
   *[other] { $documents } documenten noemen
} de sitegroep “{ $group }”, waarvan niemand gezegd heeft wie erin zit: zet ze bij site_groups in libraries.toml.
doctor-library-not-told = { $library }: SharePoint zegt Bode niet wie { $documents ->
    [one] 1 document mag lezen; het is
   *[other] { $documents } documenten mag lezen; ze zijn
} voor niemand. Ken Bode de site toe met de rol fullcontrol, of laat permissions = "items" weg.
doctor-places-fine = { $libraries ->
    [0] Er staat geen bibliotheek in het bestand met bibliotheken.
    [one] De plaats van de bibliotheek is van hieruit bruikbaar.
   *[other] De plaatsen van alle { $libraries } bibliotheken zijn van hieruit bruikbaar.
}
doctor-place-unusable = { $library } is van hieruit niet bruikbaar: { $reason }

doctor-index-none = Op deze machine is nog geen index: een Bode die hier start, maakt hem.
doctor-index-fine = De index heeft alles wat de opslag heeft.
doctor-index-filling = De index wordt gevuld, en antwoorden zeggen dat intussen.
doctor-index-damaged = De index van deze machine is beschadigd ({ $problem }): herstart Bode, dat vult hem opnieuw uit de opslag.
doctor-index-behind = De index van deze machine mist wat er veranderde in { $libraries ->
    [one] 1 bibliotheek
   *[other] { $libraries } bibliotheken
}, de oudste al { $hours } uur: kijk of Bode hier draait.
doctor-index-lost = Van { $documents } documenten heeft de opslag geen kopie: voer “python app.py index” uit voor hun bibliotheek.

doctor-queue-fine = { $jobs ->
    [one] Er wacht 1 taak, en niet lang
   *[other] Er wachten { $jobs } taken, geen enkele lang
}.
doctor-queue-waits = { $jobs ->
    [one] Er wacht 1 taak
   *[other] Er wachten { $jobs } taken
}, de oudste al { $minutes } minuten: kijk of Bode draait, en wat het logboek zegt.
doctor-audit-fine = De regels van het auditlogboek zijn geketend.
doctor-audit-behind = Het auditlogboek wordt niet geketend: de oudste regel wacht al { $minutes } minuten. Kijk of Bode draait, en wat het logboek zegt; “python app.py audit verify” vindt wat er in de weg zit.
doctor-retention-fine = De bewaartermijnen zijn de laatste nacht uitgevoerd.
doctor-retention-none = De bewaartermijnen zijn nog nooit uitgevoerd.
doctor-retention-late = De bewaartermijnen zijn al { $hours } uur niet uitgevoerd: wat lang genoeg bewaard is, staat er nog. Kijk of Bode draait; bij “retention.failed” en “round.failed” zegt het logboek wat er in de weg zit.
doctor-retention-uncut =
    Uit het auditlogboek kan niet weg wat lang genoeg bewaard is: aan { $chains ->
        [one] één keten
       *[other] { $chains } ketens
    } is iets veranderd. Zie met `python app.py audit verify` wat.
doctor-aside-fine = Er is geen taak opzijgezet.
doctor-aside-some = { $jobs ->
    [one] Er is 1 taak opzijgezet omdat ze bleef mislukken
   *[other] Er zijn { $jobs } taken opzijgezet omdat ze bleven mislukken
}: “python app.py jobs” zegt waarom, en probeert ze opnieuw.

doctor-blobs-fine = De bewaarplaats van bestanden antwoordt.
doctor-model-none = Bode vindt op woorden alleen (BODE_MEANING=none).
doctor-model-fine = Het model dat op betekenis vindt, is er.
doctor-model-not-installed = BODE_MEANING=embedded, maar het model is hier niet geïnstalleerd: tot dan vindt Bode op woorden alleen.
doctor-model-away = Het model op { $address } antwoordt niet ({ $error }), dus vindt Bode op woorden alleen: kijk naar de sleutel en de naam van het model.
doctor-telemetry-none = Traces en metrieken gaan nergens heen (BODE_TELEMETRY_ENDPOINT is leeg); de cijfers staan in het logboek.
doctor-telemetry-fine = Traces en metrieken worden aangenomen.
doctor-telemetry-away = { $address } neemt geen { $what } aan ({ $error }), dus gaan ze verloren: kijk naar BODE_TELEMETRY_ENDPOINT en BODE_TELEMETRY_HEADERS.

doctor-scanner-none = Niets zoekt naar virussen in wat mensen bij een aanvraag sturen: met BODE_SCANNER doet clamd dat.
doctor-scanner-fine = De virusscanner antwoordt.
doctor-scanner-away = De virusscanner op { $address } antwoordt niet ({ $error }), dus wordt geen enkel bestand aangenomen: kijk of hij draait en of deze machine erbij mag.

doctor-links-none = Bestanden bij aanvragen kunnen niet geopend worden, en links naar Bode zijn er niet: zet in BODE_ADDRESS waar Bode van buiten antwoordt.
doctor-links-fine = Bode weet met welk adres zijn links beginnen.
doctor-lists-none = Geen formulier schrijft aanvragen in een lijst van SharePoint.
doctor-lists-fine =
    { $lists ->
        [one] De lijst waarin een formulier aanvragen schrijft, heeft alle kolommen. Of Bode er mag schrijven, blijkt pas bij de eerste rij.
       *[other] De { $lists } lijsten waarin formulieren aanvragen schrijven, hebben alle kolommen. Of Bode er mag schrijven, blijkt pas bij de eerste rij.
    }
doctor-list-unusable =
    { $reason ->
        [not_granted] Bode mag niet aan de lijst { $list } van het formulier { $form }: geef het de rol write op die ene site, zoals docs/beheer/sharepoint.md zegt.
        [no_site] De site van de lijst { $list } van het formulier { $form } bestaat niet, of Bode mag er niet van weten.
        [no_list] De lijst { $list } van het formulier { $form } is er niet (meer).
        [no_tenant] Het formulier { $form } schrijft in de lijst { $list }, maar zonder BODE_GRAPH_TENANT kan dat niet.
       *[other] De lijst { $list } van het formulier { $form } antwoordt niet ({ $reason }).
    }
doctor-list-missing = De lijst { $list } van het formulier { $form } heeft geen kolom { $column } waarin Bode kan schrijven.
doctor-list-type = De kolom { $column } van de lijst { $list } heeft het verkeerde type voor het formulier { $form }: daar komt { $told ->
        [number] een getal
        [money] een bedrag
        [day] een dag
        [moment] een tijdstip
        [truth] ja of nee
        [choice] een keuze
       *[other] tekst
    }.
doctor-list-line = De kolom { $column } van de lijst { $list } neemt één regel, en wat het formulier { $form } er schrijft kan langer zijn: maak er meerdere regels tekst van.
doctor-list-choices = De kolom { $column } van de lijst { $list } mist keuzes van het formulier { $form }: { $told }.
doctor-list-unique = De kolom { $column } van de lijst { $list } houdt de rijen van het formulier { $form } uit elkaar: maak er één regel tekst van waarin unieke waarden verplicht zijn.
doctor-hand-over-none = Geen ander systeem krijgt iets te horen over aanvragen: met BODE_WEBHOOKS wel.
doctor-hand-over-fine = Elk ander systeem nam aan wat het over aanvragen te horen kreeg, of het wordt nog geprobeerd.
doctor-hand-over-some =
    Een ander systeem nam { $requests ->
        [one] { $requests } aanvraag
       *[other] { $requests } aanvragen
    } niet aan, en Bode probeert het niet meer: zie met `python app.py hand-over` waarom, en probeer opnieuw met `python app.py hand-over retry`.
