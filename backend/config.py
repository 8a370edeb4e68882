"""The settings: the only file that reads the environment.

Every setting is an environment variable ``YIQIAOTONG_<NAME>``; every process reads those of ``.env`` too, and the
environment wins. Secrets nobody has set are made once, at the first start, and kept beside the data with owner-only
rights; beside PostgreSQL, which other processes may share, the ones that sign and seal have to be set.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from backend.language_servers import LanguageServers
from backend.resource_settings import PARTNERS, ResourceSettings
from backend.shared.database import for_our_driver
from backend.shared.file_modes import close_to_others
from backend.shared.keyring import Keyring, new_key
from backend.shared.office_hours import OfficeHours

PREFIX = "YIQIAOTONG_"
ROOT = Path(__file__).resolve().parent.parent
"""The project's folder, where ``domain.yml`` lies."""

_GENERATED = ("BOT_TOKEN", "SECRET_KEY", "AUDIT_KEY", "DATA_KEY", *(f"{partner.upper()}_KEY" for partner in PARTNERS))

_SECRET = re.compile("secret|_key|_keys|token|password|passphrase|_pin$|_url$")
"""In the name of a setting that is one, or may hold one as an address does."""

_SHARED_SECRETS = ("BOT_TOKEN", "SECRET_KEY", "AUDIT_KEY", "DATA_KEY")
_NO_OWN_SECRETS = (
    "{names} must be set beside PostgreSQL: every process needs the same, and one that made its own would write what "
    "the others cannot read. Make them once with `yiqiaotong keys --new` and give them to every process"
)

_GEOCODERS = {
    "nominatim": "https://nominatim.openstreetmap.org",
    "amap": "https://restapi.amap.com",
    "baidu": "https://api.map.baidu.com",
}

DEFAULT_HUMAN_CONTACT = "江门法院 Jiangmen courts: 12368 · 公共法律服务 public legal services: 12348"


class Settings(ResourceSettings, LanguageServers, BaseSettings):
    """Settings an operator can choose; ``.env.example`` explains each.

    Secrets are empty until `load_settings` has filled them.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    proxies: int = Field(default=0, ge=0, le=10)
    visitor_sessions: int = Field(default=30, ge=1)
    visitor_messages: int = Field(default=120, ge=1)
    visitor_uploads: int = Field(default=40, ge=1)
    visitor_sign_ins: int = Field(default=30, ge=1)
    data_dir: Path = Path("var")
    database_url: str = ""
    tracker_url: str = ""
    keys_url: str = ""
    postgresql_programs: str = ""
    actions_at: str = ""
    callbacks_at: str = ""
    bot_urls: Annotated[list[str], NoDecode] = ["http://127.0.0.1:5005"]
    sandbox_port: int = Field(default=8090, ge=1, le=65_535)
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    model_release: str = ""
    sandbox_decide_after: float = Field(default=20, ge=0)
    bot_token: str = ""
    secret_key: str = ""
    secret_keys_previous: Annotated[list[str], NoDecode] = []
    digest_key: str = ""
    audit_key: str = ""
    audit_keys_previous: Annotated[list[str], NoDecode] = []
    data_key: str = ""
    data_keys_previous: Annotated[list[str], NoDecode] = []
    wuyi_notary_url: str = ""
    wuyi_notary_key: str = ""
    national_identity_url: str = ""
    national_identity_key: str = ""
    identity_patience_minutes: int = Field(default=30, ge=1, le=1440)
    online_litigation_url: str = ""
    online_litigation_key: str = ""
    guangzhou_witness_url: str = ""
    guangzhou_witness_key: str = ""
    timestamp_authority_url: str = ""
    timestamp_authority_key: str = ""
    seal_certificate: str = ""
    seal_key: str = ""
    seal_passphrase: str = ""
    seal_trust: str = ""
    seal_token_module: str = ""
    seal_token_label: str = ""
    seal_token_key: str = ""
    seal_token_pin: str = ""
    yiqiao_yilu_url: str = ""
    yiqiao_yilu_key: str = ""
    shenzhen_arbitration_url: str = ""
    shenzhen_arbitration_key: str = ""
    callback_keys: str = ""
    sms_url: str = ""
    sms_key: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65_535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_from: str = ""
    file_limit_mb: int = Field(default=20, ge=1, le=100)
    case_files_limit_mb: int = Field(default=200, ge=1)
    files_total_gb: int = Field(default=20, ge=1)
    storage_url: str = ""
    storage_endpoint: str = ""
    storage_key: str = ""
    storage_secret: str = ""
    storage_region: str = ""
    witness_grace_minutes: int = Field(default=15, ge=1, le=240)
    witness_recording_days: int = Field(default=1095, ge=0)
    witness_recording_mb: int = Field(default=2048, ge=1)
    witness_chunk_mb: int = Field(default=8, ge=1, le=64)
    mediation_recording_days: int = Field(default=30, ge=1, le=365)
    ice_servers: str = ""
    turn_secret: str = ""
    exchange_rates: str = ""
    redis_url: str = ""
    own_network: Annotated[list[str], NoDecode] = []
    embed_origins: Annotated[list[str], NoDecode] = []
    geocoder: Literal["offline", "nominatim", "amap", "baidu"] = "offline"
    geocoder_url: str = ""
    geocoder_key: str = ""
    geocoder_secret: str = ""
    geocoder_timeout: float = Field(default=3.0, gt=0, le=30)
    geocoder_user_agent: str = ""
    geocoder_pause: float = Field(default=1.0, ge=0, le=60)
    map_tiles: str = ""
    map_tiles_credit: str = ""
    metrics_token: str = ""
    traces_url: str = ""
    traces_share: float = Field(default=1.0, ge=0, le=1)
    map_old_years: int = Field(default=3, ge=1, le=50)
    legal_services_map_url: str = ""
    legal_services_map_key: str = ""
    overpass_url: str = "https://overpass-api.de/api/interpreter"
    map_photos_url: str = "https://commons.wikimedia.org/wiki/Special:FilePath/"
    map_photos_hosts: Annotated[list[str], NoDecode] = ["upload.wikimedia.org"]
    telegram_token: str = ""
    telegram_secret: str = ""
    telegram_api: str = "https://api.telegram.org"
    whatsapp_token: str = ""
    whatsapp_phone_id: str = ""
    whatsapp_app_secret: str = ""
    whatsapp_verify_token: str = ""
    whatsapp_business_id: str = ""
    whatsapp_api: str = "https://graph.facebook.com/v23.0"
    wechat_app_id: str = ""
    wechat_app_secret: str = ""
    wechat_token: str = ""
    wechat_aes_key: str = ""
    wechat_api: str = "https://api.weixin.qq.com"
    mini_program_app_id: str = ""
    mini_program_app_secret: str = ""
    mini_program_token: str = ""
    mini_program_aes_key: str = ""
    mini_program_api: str = "https://api.weixin.qq.com"
    mini_program_state: Literal["formal", "trial", "developer"] = "formal"
    mini_program_templates: str = ""
    human_contact: str = DEFAULT_HUMAN_CONTACT
    human_hours: str = "08:30-12:00 14:30-17:30"
    human_reply_minutes: int = Field(default=60, ge=5, le=2_400)
    call_lines: int = Field(default=2, ge=1, le=50)
    call_minutes: int = Field(default=30, ge=5, le=120)
    operator: str = ""
    stand_ins: Annotated[list[str], NoDecode] = []
    demonstration: bool = False
    pilot: bool = False
    mediation_stops_clock: bool = True
    co_plaintiff_days: str = Field(default="2,5,14", pattern=r"^[1-9]\d?(,[1-9]\d?)*$")
    enquiry_reply_days: int = Field(default=3, ge=1, le=30)
    profile_kept_days: int = Field(default=365, ge=1, le=3650)
    disputes_kept_days: int = Field(default=365, ge=30, le=3650)
    outbox_kept_days: int = Field(default=30, ge=2, le=3650)
    done_jobs_kept_days: int = Field(default=180, ge=30, le=3650)
    inbox_kept_days: int = Field(default=90, ge=2, le=3650)
    history_kept_days: int = Field(default=180, ge=2, le=3650)
    tracker_kept_days: int = Field(default=180, ge=2, le=3650)
    unused_files_kept_days: int = Field(default=30, ge=2, le=3650)
    cancelled_kept_hours: int = Field(default=24, ge=1, le=168)

    @field_validator(
        "bot_urls", "data_keys_previous", "audit_keys_previous", "secret_keys_previous", "embed_origins",
        "map_photos_hosts", "own_network", "stand_ins", mode="before",
    )  # fmt: skip
    @classmethod
    def _split(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("human_hours")
    @classmethod
    def _read_hours(cls, value: str) -> str:
        OfficeHours.read(value)
        return value

    @field_validator("ice_servers")
    @classmethod
    def _read_servers(cls, value: str) -> str:
        servers = json.loads(value or "[]")
        if not isinstance(servers, list) or not all(isinstance(each, dict) and each.get("urls") for each in servers):
            raise ValueError('a list like [{"urls": "turn:turn.example.org:3478"}]')
        return value

    @model_validator(mode="after")
    def _key_of_geocoder(self) -> Settings:
        if self.geocoder in ("amap", "baidu") and not self.geocoder_key:
            raise ValueError(f"{PREFIX}GEOCODER={self.geocoder} needs {PREFIX}GEOCODER_KEY")
        return self

    @model_validator(mode="after")
    def _keys_apart(self) -> Settings:
        """SQLite lets one writer into a file: a key is made while the services write, so it lies in another one."""
        if self.keys_database.startswith("sqlite") and self.keys_database == self.backend_database:
            raise ValueError(f"{PREFIX}KEYS_URL must name another file than {PREFIX}DATABASE_URL")
        return self

    @model_validator(mode="after")
    def _digests_stay(self) -> Settings:
        """Another signing secret must not change the digests by which people are found again."""
        if self.secret_keys_previous and not self.digest_key:
            raise ValueError(
                f"{PREFIX}SECRET_KEYS_PREVIOUS needs {PREFIX}DIGEST_KEY: the very first SECRET_KEY, which keys the "
                "digests of addresses and files and is never exchanged"
            )
        return self

    @model_validator(mode="after")
    def _safe_mode_of_wechat(self) -> Settings:
        """In WeChat's plain mode a signature does not cover the message: whoever has seen one speaks as anybody."""
        for account in ("wechat", "mini_program"):
            token, key = getattr(self, f"{account}_token"), getattr(self, f"{account}_aes_key")
            if token and not key and self.public_url.startswith("https:"):
                raise ValueError(
                    f"{PREFIX}{account.upper()}_TOKEN at an https address needs {PREFIX}{account.upper()}_AES_KEY: "
                    "choose the safe mode in WeChat's console, the plain one lets strangers speak as anybody"
                )
        return self

    @property
    def geocoder_address(self) -> str:
        """Address of the online geocoder: `geocoder_url`, or its public server."""
        return self.geocoder_url or _GEOCODERS.get(self.geocoder, "")

    @field_validator("mini_program_templates")
    @classmethod
    def _read_templates(cls, value: str) -> str:
        kinds = json.loads(value or "{}")
        if not isinstance(kinds, dict) or not all(isinstance(each, dict) and each.get("id") for each in kinds.values()):
            raise ValueError('kinds like {"hearing": {"id": "…", "number": "thing1", "at": "time2"}}')
        return value

    @field_validator("callback_keys")
    @classmethod
    def _read_callback_keys(cls, value: str) -> str:
        keys = json.loads(value or "{}")
        if not isinstance(keys, dict) or not all(one in PARTNERS and key for one, key in keys.items()):
            raise ValueError(f'keys by partner like {{"sms": "…"}}, of {", ".join(PARTNERS)}')
        return value

    def callback_key(self, partner: str) -> str:
        """Return what a partner signs its news with: a key of its own, or the one we ask it with."""
        keys: dict[str, str] = json.loads(self.callback_keys or "{}")
        return keys.get(partner) or str(getattr(self, f"{partner}_key"))

    @property
    def mini_program_notices(self) -> dict[str, dict[str, str]]:
        """The subscription templates by kind of message: the id, and which fact stands under which key."""
        kinds: dict[str, dict[str, str]] = json.loads(self.mini_program_templates or "{}")
        return kinds

    @property
    def ice(self) -> list[dict[str, Any]]:
        """The servers that help two browsers find a way to each other, as RTCPeerConnection takes them."""
        servers: list[dict[str, Any]] = json.loads(self.ice_servers or "[]")
        return servers

    @property
    def backend_database(self) -> str:
        """The backend's database: a file in the data folder unless `database_url` says otherwise."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir.resolve() / 'yiqiaotong.sqlite3'}"
        return for_our_driver(self.database_url)

    @property
    def keys_database(self) -> str:
        """The database of persons' keys: a file of its own, unless another is named; beside PostgreSQL the same one."""
        if self.keys_url:
            return for_our_driver(self.keys_url)
        if self.backend_database.startswith("postgresql"):
            return self.backend_database
        return f"sqlite:///{self.data_dir.resolve() / 'person-keys.sqlite3'}"

    @property
    def bot_tracker(self) -> str:
        """The bot's tracker store: a file in the data folder unless `tracker_url` says otherwise."""
        return self.tracker_url or f"sqlite:///{self.data_dir.resolve() / 'tracker.sqlite3'}"

    @property
    def tracker_database(self) -> str:
        """The same, for our own driver."""
        return for_our_driver(self.bot_tracker)

    @property
    def address(self) -> str:
        """The address people open: `public_url`, or where the services listen."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    def callback_url(self, partner: str) -> str:
        """Return the address where a partner sends its news."""
        return f"{(self.callbacks_at or self.address).rstrip('/')}/callbacks/{partner}"

    @property
    def file_limit(self) -> int:
        """Bytes of the largest file that is taken."""
        return self.file_limit_mb * 1024 * 1024

    @property
    def unconnected(self) -> tuple[str, ...]:
        """The partners without an address: the sandbox plays them."""
        return tuple(partner for partner in PARTNERS if not getattr(self, f"{partner}_url"))

    @property
    def pretended(self) -> tuple[str, ...]:
        """The partners that nothing handed in here reaches: those played by a stand-in, and those without any."""
        return tuple(partner for partner in PARTNERS if partner in (*self.stand_ins, *self.unconnected))

    @property
    def action_url(self) -> str:
        """Return where the bot finds the action webhook, token included, for a turn that names no other."""
        return f"{self.actions_address}?token={self.bot_token}"

    @property
    def actions_address(self) -> str:
        """Return where a bot reaches this very process's action webhook; told with every turn it is asked for."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"{(self.actions_at or f'http://{host}:{self.port}').rstrip('/')}/internal/actions"

    @property
    def keyring(self) -> Keyring:
        """The keys for values at rest."""
        return Keyring(self.data_key, self.data_keys_previous)

    @property
    def digest_secret(self) -> str:
        """Key of digests that stay: of addresses, numbers, files, codes. It outlives every signing secret."""
        return self.digest_key or self.secret_key

    @property
    def earlier_audit_keys(self) -> tuple[str, ...]:
        """The keys that sealed the record before; until November 2026 the signing secret did."""
        first = (self.digest_key,) if self.digest_key else ()
        return (*self.audit_keys_previous, self.secret_key, *self.secret_keys_previous, *first)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Name the secrets that are set, and never say them: a traceback may print the settings."""
        for name, value in super().__repr_args__():
            yield name, "***" if value and _SECRET.search(name or "") else value

    def environment(self) -> dict[str, str]:
        """Return the variables a child process (bot, services, sandbox) needs to see the same settings."""
        values = {name.upper(): value for name, value in self.model_dump().items()}
        values |= {"TRACKER_URL": self.bot_tracker, "ACTION_URL": self.action_url, "PUBLIC_URL": self.address}
        values |= {"DATABASE_URL": self.backend_database, "DATA_DIR": self.data_dir.resolve()}
        joined = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in values.items()}
        return {PREFIX + name: value for name, value in joined.items() if value}


def missing_secrets() -> tuple[Path, list[str]]:
    """Return the data folder of this installation, and which secrets nobody has set or kept; none is made."""
    data_dir = _read_surroundings()
    kept = read_env_file(data_dir / "secrets.env")
    return data_dir, [one for one in map(PREFIX.__add__, _SHARED_SECRETS) if not (os.environ.get(one) or kept.get(one))]


def load_installation() -> Settings:
    """The settings of this installation: the environment, then ``.env`` beside the project or what is named instead.

    The data stay beside the project, from whatever folder a command is given.

    Raises:
        ValueError: a setting is wrong, or a secret that all processes share is missing.
    """
    data_dir = _read_surroundings()
    settings = Settings(data_dir=data_dir)
    missing = [PREFIX + name for name in _SHARED_SECRETS if not getattr(settings, name.lower())]
    if missing and settings.backend_database.startswith("postgresql"):
        kept = data_dir / "secrets.env"
        if not kept.is_file() or any(f"{name}=" not in kept.read_text("utf-8") for name in missing):
            raise ValueError(_NO_OWN_SECRETS.format(names=", ".join(missing)))
    return load_settings(data_dir=data_dir)


def _read_surroundings() -> Path:
    """Read ``.env`` and the files of secrets into the environment, which wins; return the data folder."""
    for name, value in read_env_file(ROOT / os.environ.get(f"{PREFIX}ENV_FILE", ".env")).items():
        os.environ.setdefault(name, value)
    _read_secrets_from_files()
    return ROOT / os.environ.get(f"{PREFIX}DATA_DIR", "var")


def _read_secrets_from_files() -> None:
    """Fill each secret ``NAME`` that is not set from the file named by ``NAME_FILE``, as systemd and Docker give them.

    Raises:
        ValueError: the file is not there, may not be read, or is empty; the house never starts with another secret.
    """
    for name in filter(_SECRET.search, Settings.model_fields):
        variable = PREFIX + name.upper()
        path = os.environ.get(f"{variable}_FILE")
        if not path or os.environ.get(variable):
            continue
        try:
            content = Path(path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError(f"{variable}_FILE: {path} cannot be read ({type(error).__name__})") from error
        if not content:
            raise ValueError(f"{variable}_FILE: {path} is empty")
        os.environ[variable] = content


def read_env_file(path: Path) -> dict[str, str]:
    """Variables of a `.env` file: NAME=value lines, # comments, optional quotes around the value."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    pairs = (
        line.removeprefix("export ").split("=", 1) for line in map(str.strip, lines) if re.match(r"\w[\w ]*=", line)
    )
    return {name.strip(): _unquoted(value.strip()) for name, value in pairs}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value.split(" #")[0].rstrip()


def load_settings(**overrides: Any) -> Settings:
    """Read the environment, make the data folder, and fill missing secrets from ``{data_dir}/secrets.env``.

    Args:
        overrides: settings by name that win over the environment (tests).
    """
    settings = Settings(**overrides)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    close_to_others(settings.data_dir)
    kept = _kept_secrets(settings.data_dir / "secrets.env")
    missing = {name.lower(): kept[name] for name in _GENERATED if not getattr(settings, name.lower())}
    return settings.model_copy(update=missing)


def _kept_secrets(path: Path) -> dict[str, str]:
    """Return the secrets in the file, first adding those it lacks; safe when two processes start together."""
    with _locked(path) as descriptor:
        lines = os.read(descriptor, 65_536).decode().splitlines()
        kept = dict(line.removeprefix(PREFIX).split("=", 1) for line in lines if "=" in line)
        new = {name: _new_secret(name) for name in _GENERATED if name not in kept}
        if new:
            os.write(descriptor, "".join(f"{PREFIX}{name}={value}\n" for name, value in new.items()).encode())
            os.fsync(descriptor)
    return kept | new


def new_secrets() -> dict[str, str]:
    """Fresh secrets that all processes of one installation share, by variable name."""
    return {PREFIX + name: _new_secret(name) for name in _SHARED_SECRETS}


def _new_secret(name: str) -> str:
    return new_key() if name == "DATA_KEY" else secrets.token_urlsafe(32)


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)
