"""briefgen: from a folder of Chinese official documents to comparison briefs in Word and PDF."""

__version__ = "0.1.0"
