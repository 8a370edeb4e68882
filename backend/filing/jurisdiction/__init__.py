"""Which of the eight courts is proposed, and by which rule."""
