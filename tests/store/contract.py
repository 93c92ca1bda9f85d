"""What every DocumentStore does; an adapter passes it unchanged (tests/store/test_contract.py names the adapters)."""

import pytest

from bot.store.base import WholeStore
from tests.store.contract_of_everything import EverythingContract
from tests.store.contract_of_finding import FindContract
from tests.store.contract_of_keeping import ExpiryContract, MigrationContract
from tests.store.contract_of_writing import CommitContract, ContentContract
from tests.store.rig import NOTE, REQUEST, StoreRig


@pytest.fixture
async def store(rig: StoreRig) -> WholeStore:
    return await rig.opened(REQUEST, NOTE)


class StoreContract(
    CommitContract, ContentContract, FindContract, ExpiryContract, MigrationContract, EverythingContract
):
    """The whole of it."""
