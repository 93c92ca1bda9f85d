"""Which account of Azure Storage: from a connection string or an address; what is wrong is told without its key."""

import pytest

from bot.storage_account import StorageAccount, account_at, account_of

KEY = "c2xldXRlbA=="
LOCAL = "QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1"


@pytest.mark.parametrize(
    ("connection", "queues", "blobs"),
    [
        (
            f"DefaultEndpointsProtocol=https;AccountName=bode;AccountKey={KEY};EndpointSuffix=core.windows.net",
            "https://bode.queue.core.windows.net",
            "https://bode.blob.core.windows.net",
        ),
        (
            f"AccountName=bode;AccountKey={KEY}",
            "https://bode.queue.core.windows.net",
            "https://bode.blob.core.windows.net",
        ),
        (
            f" accountname = bode;AccountKey={KEY};EndpointSuffix=core.chinacloudapi.cn;",
            "https://bode.queue.core.chinacloudapi.cn",
            "https://bode.blob.core.chinacloudapi.cn",
        ),
        (
            f"AccountName=bode;AccountKey={KEY};QueueEndpoint=https://a.z01.queue.storage.azure.net/",
            "https://a.z01.queue.storage.azure.net",
            "https://bode.blob.core.windows.net",
        ),
        (
            f"AccountName=bode;AccountKey={KEY};{LOCAL}",
            "http://127.0.0.1:10001/devstoreaccount1",
            "http://127.0.0.1:10000/devstoreaccount1",
        ),
    ],
)
def test_a_connection_string(connection: str, queues: str, blobs: str) -> None:
    assert account_of(connection) == StorageAccount(queues, blobs, "bode", KEY)


@pytest.mark.parametrize(
    ("connection", "problem"),
    [
        ("geheim", "no connection string"),
        (f"AccountName=bode;AccountKey={KEY};Geheim=1", "no connection string"),
        ("BlobEndpoint=https://bode.blob.core.windows.net/;SharedAccessSignature=sv=geheim", "no connection string"),
        (f"AccountKey={KEY}", "no AccountName"),
        (f"AccountName=Bode_1;AccountKey={KEY}", "no AccountName"),
        ("AccountName=bode", "no AccountKey"),
        ("AccountName=bode;AccountKey=geheim!", "no AccountKey"),
        (f"AccountName=bode;AccountKey={KEY};DefaultEndpointsProtocol=http", "no https:// address of its queues"),
        (f"AccountName=bode;AccountKey={KEY};BlobEndpoint=http://blobs.example", "no https:// address of its blobs"),
        (f"AccountName=bode;AccountKey={KEY};QueueEndpoint=https://", "no https:// address of its queues"),
        (f"AccountName=bode;AccountKey={KEY};QueueEndpoint=ftp://127.0.0.1", "no https:// address of its queues"),
    ],
)
def test_what_is_wrong_with_a_connection_string(connection: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as told:
        account_of(connection)
    assert KEY not in str(told.value)
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize("service", ["queue", "blob"])
@pytest.mark.parametrize("place", ["core.windows.net", "storage.azure.net"])
@pytest.mark.parametrize("name", ["bode", "bode.z12"])
def test_an_address_of_either_service(name: str, service: str, place: str) -> None:
    found = account_at(f"https://{name}.{service}.{place}/", "system")
    assert found == StorageAccount(f"https://{name}.queue.{place}", f"https://{name}.blob.{place}", identity="system")


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "bode",
            "http://bode.queue.core.windows.net",
            "https://bode.table.core.windows.net",
            "https://bode.queue.",
        ),
        *(
            "https://bode.queue.core.windows.net/jobs",
            "https://a@bode.queue.core.windows.net",
            "https://bode.queue.net",
        ),
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ValueError, match="is no address"):
        account_at(address, "system")
