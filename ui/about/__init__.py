"""The page "About this source": what is answered from, with what, and how right the answers are."""
