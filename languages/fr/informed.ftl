## Others are told of a request
informed = Pour information
informed-over = Cela n’a pas lieu.
informed-why = Vous n’avez rien à décider. Cette carte indique toujours où en est la demande.
informed-no-more = Vous ne suivez plus cette demande
informed-no-more-why = Quelqu’un d’autre en est informé à présent.
told-entered = { $name } l’a communiqué pour vous. Une erreur ? Ouvrez la demande, faites-la annuler et communiquez-la correctement.
told-entered-system = { $name } l’a introduit pour vous. Une erreur ? Ouvrez la demande et annulez-la.
notice-changed-behalf = Un collègue l’a communiqué pour vous. Si ce n’est pas correct, retirez la demande et faites-la communiquer à nouveau.
