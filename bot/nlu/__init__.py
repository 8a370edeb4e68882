"""Understanding of the bot: components that config.yml names, and what they are made of."""

from __future__ import annotations

import logging

import jieba

# Three lines about its dictionary on every start, which it prints past everybody's logging settings.
jieba.setLogLevel(logging.INFO)
