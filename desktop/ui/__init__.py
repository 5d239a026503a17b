"""The window: the only floor that knows Qt (with `desktop.app`, which puts the parts together).

It shows what the catalogue answers and hands back what the person did. Everything long goes through
`background.Background`; everything coloured or measured goes through `theme.Theme`; every sentence about a refusal is
made in `notices`.
"""
