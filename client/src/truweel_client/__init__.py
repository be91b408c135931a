"""The Python client of Truweel, and of other servers that speak the Robaws API v2.

    from truweel_client import Truweel

    with Truweel("http://127.0.0.1:8080", key=KEY, secret=SECRET) as truweel:
        for offer in truweel.offers.list(status="verzonden", include=["client"]):
            print(offer.logic_id, offer.client.name if offer.client else "")

`AsyncTruweel` is the same with `async`. Members have Python names: `clientId` of the wire is `client_id`.
"""

from truweel_client import errors, models, webhooks
from truweel_client._async.client import AsyncTruweel
from truweel_client._async.listing import AsyncListing
from truweel_client._sync.client import Truweel
from truweel_client._sync.listing import Listing, Page
from truweel_client.api_warnings import ApiWarning
from truweel_client.base import UNSET
from truweel_client.errors import ApiError, ConnectionFailed, NotFound, RateLimited, TruweelError, ValidationFailed
from truweel_client.extra_fields import ExtraFieldValue, ExtraFieldValueWrite
from truweel_client.json_patch import difference
from truweel_client.oauth import FileTokenStore, MemoryTokenStore, OAuth, OAuthApp, Tokens, TokenStore
from truweel_client.pacing import Pacer
from truweel_client.retrying import Retry
from truweel_client.uploading import Progress
from truweel_client.version import __version__

__all__ = [
    "UNSET",
    "ApiError",
    "ApiWarning",
    "AsyncListing",
    "AsyncTruweel",
    "ConnectionFailed",
    "ExtraFieldValue",
    "ExtraFieldValueWrite",
    "FileTokenStore",
    "Listing",
    "MemoryTokenStore",
    "NotFound",
    "OAuth",
    "OAuthApp",
    "Pacer",
    "Page",
    "Progress",
    "RateLimited",
    "Retry",
    "TokenStore",
    "Tokens",
    "Truweel",
    "TruweelError",
    "ValidationFailed",
    "__version__",
    "difference",
    "errors",
    "models",
    "webhooks",
]
