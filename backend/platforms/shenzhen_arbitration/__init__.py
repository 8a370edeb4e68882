"""Shenzhen Court of International Arbitration (深圳国际仲裁院): its online system for applications."""
