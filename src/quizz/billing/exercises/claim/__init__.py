"""A claim to fill: the case drawn, its papers, its boxes, the mistakes that are recognised."""
