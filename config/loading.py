"""Read the settings from file and environment, reporting every problem at once."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_settings import SettingsConfigDict

from config.settings import DELIMITER, PREFIX, Settings

PLACES = (Path("frontdesk.toml"), Path("/etc/frontdesk/frontdesk.toml"))


class ConfigurationError(Exception):
    """Settings that cannot be used; `problems` has one sentence for each, option first."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force; raises ConfigurationError naming all problems by option."""
    environment = os.environ if environ is None else environ
    file = _file(path, environment)
    problems = _unknown_variables(environment)
    values, secret_problems = _secrets_from_files(environment)
    problems += secret_problems
    settings: Settings | None = None
    try:
        settings = _settings_class(file, environment)(**values)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{file}: this is not valid TOML: {error}.")
    except OSError as error:
        problems.append(f"{file}: this file cannot be read: {error.strerror}.")
    except ValidationError as error:
        problems += [_sentence(problem) for problem in error.errors()]
    if problems or settings is None:
        raise ConfigurationError(problems)
    return settings


def _file(path: Path | None, environment: Mapping[str, str]) -> Path | None:
    named = path or (
        Path(environment["FRONTDESK_CONFIG"]) if "FRONTDESK_CONFIG" in environment else None
    )
    if named is None:
        return next((place for place in PLACES if place.is_file()), None)
    if not named.is_file():
        raise ConfigurationError([f"{named}: there is no such settings file."])
    return named


def _settings_class(file: Path | None, environment: Mapping[str, str]) -> type[Settings]:
    class LoadedSettings(Settings):
        model_config = SettingsConfigDict(**{**Settings.model_config, "toml_file": file})

        @classmethod
        def environ(cls) -> Mapping[str, str]:
            return environment

    return LoadedSettings


def option_names(model: type[BaseModel] = Settings, prefix: str = "") -> list[str]:
    """Every option by its dotted name; sections themselves are not options."""
    names: list[str] = []
    for name, option in model.model_fields.items():
        inner = option.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            names += option_names(inner, f"{prefix}{name}.")
        else:
            names.append(f"{prefix}{name}")
    return names


def _variables() -> dict[str, str]:
    return {PREFIX + name.replace(".", DELIMITER).upper(): name for name in option_names()}


def _unknown_variables(environment: Mapping[str, str]) -> list[str]:
    known = {"FRONTDESK_CONFIG", *_variables()}
    return [
        f"{name}: this environment variable is no option of ours; is it misspelt?"
        for name in sorted(environment)
        if name.startswith(PREFIX) and name not in known and name.removesuffix("_FILE") not in known
    ]


def _secrets_from_files(environment: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Options whose value stands in a file named by `<VARIABLE>_FILE`, as Docker secrets do."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for variable, option in _variables().items():
        named = environment.get(f"{variable}_FILE")
        if named is None:
            continue
        try:
            _put(values, option, Path(named).read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            problems.append(
                f"{option}: {variable}_FILE names {named}, which cannot be read: {error}."
            )
    return values, problems


def _put(values: dict[str, Any], option: str, value: str) -> None:
    *sections, name = option.split(".")
    for section in sections:
        values = values.setdefault(section, {})
    values[name] = value


def _sentence(problem: Any) -> str:
    option = ".".join(str(part) for part in problem["loc"]) or "settings"
    if problem["type"] == "extra_forbidden":
        return f"{option}: there is no such option; is it misspelt?"
    message = str(problem["msg"]).removeprefix("Value error, ")
    return f"{option}: {message[:1].lower()}{message[1:]}"
