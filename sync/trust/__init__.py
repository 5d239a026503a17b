"""The signed chain: from a pinned root of trust to files of which every byte is vouched for.

Guarantees, on top of python-tuf's client:

* only what the roles of a root we already trust have signed comes out; whatever is wrong becomes a `Refusal` and leaves
  the catalogue, the memory of verified metadata and the parts of a cut download as they were or better;
* what has been seen once is remembered outside the working folder (`TrustMemory`), so that emptying the folder opens no
  way back to an older bundle or an older root;
* a bundle made after a change of keys is refused from a source that hides the new root (`RootWithheld`);
* a carried copy whose signed life is over is taken only when the person says so, and only as of a moment when it was
  still alive; a copy from the web never;
* a cut download goes on where it stopped; a spoiled part is dropped and fetched anew, once.

One class does all of it for the web, a folder and a file, and for the conformance adapter of the tests.
"""

from __future__ import annotations

from sync.bundle.tree import Cancelling, Listener, Progress, Step
from sync.trust.fetching import fetch
from sync.trust.values import Delivery, Floors, Have, NothingNew, Remembered, TrustMemory, Verified

__all__ = ["Cancelling", "Delivery", "Floors", "Have", "Listener", "NothingNew", "Progress", "Remembered", "Step"]
__all__ += ["TrustMemory", "Verified", "fetch"]
