# What only some kinds of field say (dialogs/kinds).

problem-money = Geef een bedrag, bijvoorbeeld 24,50.
problem-money-cents = Geef hoogstens twee cijfers na de komma, en geen punt tussen de duizenden: 1250 of 24,50.
problem-money-small = Geef minstens { $amount }.
problem-money-large = Geef hoogstens { $amount }.
problem-time = Geef een uur, bijvoorbeeld 14:30 of 14u30.
problem-time-early = Kies { $time } of later.
problem-time-late = Kies { $time } of vroeger.
problem-iban = Dit is geen geldig rekeningnummer (IBAN). Kijk de cijfers na.
problem-national-number = Dit is geen geldig rijksregisternummer of BIS-nummer. Kijk de elf cijfers na.
iban-example = BE71 0961 2345 6769
rating-end = { $step }: { $meaning }
rating-said = { $value } op { $most }
declare-label = Je verklaring
declare = Dat verklaar ik
declared = Verklaard: “{ $text }”
