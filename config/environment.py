"""Settings from environment variables: ours only, with lists written plainly or as JSON."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource

# What `load` was given instead of the environment of the process, if anything.
Environ = Mapping[str, str]


class Environment(EnvSettingsSource):
    """The variables in `environ`; those that only name a file are not options by themselves."""

    def __init__(self, settings_cls: type[BaseSettings], environ: Environ) -> None:
        self._environ = environ
        super().__init__(settings_cls)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {
            name.lower(): value
            for name, value in self._environ.items()
            if not name.upper().endswith("_FILE") or self._is_option(name)
        }

    def _is_option(self, name: str) -> bool:
        return name.lower().removeprefix(self.env_prefix.lower()) in self._options()

    def _options(self) -> set[str]:
        # An option may itself end in _file; those are read like any other.
        names: set[str] = set()
        for section, field in self.settings_cls.model_fields.items():
            inner = getattr(field.annotation, "model_fields", {})
            names |= {section, *(f"{section}{self.env_nested_delimiter}{name}" for name in inner)}
        return names

    def decode_complex_value(self, field_name: str, field: FieldInfo, value: Any) -> Any:
        """A JSON value, or else a list with commas: `FRONTDESK_MAIL__DOMAINS=a.example,b.example`.

        Whatever is still wrong with it is said with all other problems.
        """
        try:
            return json.loads(value)
        except ValueError:
            return [part.strip() for part in str(value).split(",") if part.strip()]
