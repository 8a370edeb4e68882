"""The electronic seal (PAdES): whose key makes it, how it is put on, and how anybody's copy is examined.

The seal is the platform's evidence that nothing was changed; the law looks to the judge's witness (SPC21-6) and asks
for no seal. SM2 keys and OFD files are not made here: they come through an adapter, a `SealingDesk` of ``handlers.py``.
"""
