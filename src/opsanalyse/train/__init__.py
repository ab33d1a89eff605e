"""Corpora, training, evaluation and export; the only place that needs scikit-learn."""
