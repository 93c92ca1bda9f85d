"""Examples of the weekly card of operators."""

from bot.doctor.finding import Finding, State, soon, wrong
from cards.examples.hostile import HOSTILE
from cards.examples.world import Shown
from cards.home.doctor import doctor_card
from cards.texts import Texts

LACKS = Finding(
    State.WRONG,
    "doctor-permission-missing",
    {"permission": "TeamsAppInstallation.ReadWriteSelfForUser.All"},
    {"lost": "permission-installs-lost"},
)


def doctor_examples(t: Texts) -> Shown:
    yield "doctor_card", "a secret that ends", doctor_card(t, [soon("doctor-secret-soon", days=12)])
    now = [LACKS, wrong("doctor-aside-some", jobs=3), wrong("doctor-queue-waits", jobs=240, minutes=95)]
    yield "doctor_card", "now and soon", doctor_card(t, [*now, soon("doctor-disk-soon", free=412)])
    many = [wrong("doctor-library-old", library=f"{HOSTILE} {number}", hours=90 + number) for number in range(12)]
    yield "doctor_card", "hostile and many", doctor_card(t, many)
