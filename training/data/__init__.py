"""What the nets learn from: poses of other people's corpora, of videos, and of the athlete."""
