import pytest

for part in ("contract", "contract_of_writing", "contract_of_finding", "contract_of_keeping"):
    pytest.register_assert_rewrite(f"tests.store.{part}")
