"""The four cryptographic moves of the key file, on bytes only.

A *sealed box* is for a public key: X25519 with a fresh key, HKDF-SHA256, AES-256-GCM. A *locked
box* is for a symmetric key: AES-256-GCM. Each carries a context (which vault, which slot, what for)
that must match to open.
"""

import json
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12


class WrongBoxError(Exception):
    """The box was not made for this key and context, or was changed."""


@dataclass(frozen=True)
class KeyPair:
    """An X25519 key pair; the private half never shows in a repr."""

    private: bytes = field(repr=False)
    public: bytes


def new_key() -> bytes:
    """Return a fresh 256-bit key."""
    return os.urandom(KEY_BYTES)


def key_pair(private: bytes | None = None) -> KeyPair:
    """Return the pair of a private key, or a fresh pair."""
    key = (
        X25519PrivateKey.generate()
        if private is None
        else X25519PrivateKey.from_private_bytes(private)
    )
    return KeyPair(key.private_bytes_raw(), key.public_key().public_bytes_raw())


def draw(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """Draw a 256-bit key for one purpose from a strong secret (HKDF-SHA256)."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt, purpose.encode()).derive(secret)


def authenticate(key: bytes, content: bytes) -> bytes:
    """Return the HMAC-SHA256 of the content."""
    mac = hmac.HMAC(key, hashes.SHA256())
    mac.update(content)
    return mac.finalize()


def context(*parts: str) -> bytes:
    """Join what a box is for into unambiguous bytes."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def lock(key: bytes, content: bytes, for_what: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, for_what)


def unlock(key: bytes, box: bytes, for_what: bytes) -> bytes:
    """Raises WrongBoxError for a wrong key, another context or a changed box."""
    try:
        return AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], for_what)
    except (InvalidTag, ValueError):
        raise WrongBoxError from None


def seal(public: bytes, content: bytes, for_what: bytes) -> bytes:
    once = X25519PrivateKey.generate()
    once_public = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return once_public + lock(_sealing_key(shared, once_public, public), content, for_what)


def open_sealed(pair: KeyPair, box: bytes, for_what: bytes) -> bytes:
    """Raises WrongBoxError for a wrong key pair, another context or a changed box."""
    once_public = box[:KEY_BYTES]
    try:
        private = X25519PrivateKey.from_private_bytes(pair.private)
        shared = private.exchange(X25519PublicKey.from_public_bytes(once_public))
    except ValueError:
        raise WrongBoxError from None
    return unlock(_sealing_key(shared, once_public, pair.public), box[KEY_BYTES:], for_what)


def _sealing_key(shared: bytes, once_public: bytes, public: bytes) -> bytes:
    return draw(shared, once_public + public, "mgops sealed key")
