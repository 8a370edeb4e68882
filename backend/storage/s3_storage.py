"""Sealed contents in a bucket of any S3-compatible store, for installations with several replicas."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from backend.storage.storage import ContentMissing, StorageDown, checked

CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 5, 30, 3
_GONE = frozenset({"NoSuchKey", "404", "NotFound"})


class S3Storage:
    """A bucket that exists already; contents arrive there sealed.

    Args:
        bucket: its name.
        prefix: what every key begins with, or nothing.
        endpoint: the store's address, empty for Amazon's own.
        key: access key; empty for what the machine provides by itself.
        secret: its secret.
        region: the bucket's region.
    """

    def __init__(
        self, bucket: str, prefix: str = "", *, endpoint: str = "", key: str = "", secret: str = "", region: str = ""
    ) -> None:
        self._bucket, self._prefix = bucket, f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=endpoint or None,
            aws_access_key_id=key or None,
            aws_secret_access_key=secret or None,
            region_name=region or "us-east-1",
            config=Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"max_attempts": ATTEMPTS, "mode": "standard"},
                request_checksum_calculation="when_required",  # other makers' stores do not know the newer sums
                response_checksum_validation="when_required",
                s3={"addressing_style": "path"} if endpoint else None,
            ),
        )

    def put(self, key: str, content: bytes) -> None:
        """Store; S3 shows an object whole or not at all."""
        self._ask("put_object", key, Body=content, ContentType="application/octet-stream")

    def get(self, key: str) -> bytes:
        """Return what is stored."""
        try:
            return bytes(self._ask("get_object", key)["Body"].read())
        except BotoCoreError as error:  # the line broke while we were reading
            raise StorageDown(type(error).__name__) from error

    def delete(self, key: str) -> None:
        """Remove."""
        self._ask("delete_object", key)

    def exists(self, key: str) -> bool:
        """True if something is stored under the key."""
        try:
            self._ask("head_object", key)
        except ContentMissing:
            return False
        return True

    def _ask(self, operation: str, key: str, **more: Any) -> Any:
        try:
            return getattr(self._client, operation)(Bucket=self._bucket, Key=self._prefix + checked(key), **more)
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code"))
            if code in _GONE:
                raise ContentMissing(key) from error
            raise StorageDown(code) from error
        except BotoCoreError as error:
            raise StorageDown(type(error).__name__) from error


def bucket_of(url: str) -> tuple[str, str]:
    """Return bucket and prefix of ``s3://bucket/prefix``.

    Raises:
        ValueError: the setting is not such an address.
    """
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise ValueError("YIQIAOTONG_STORAGE_URL is empty or s3://bucket")
    return parts.netloc, parts.path
