"""Cases of billing drawn within an author's bounds: papers, boxes, the reasoning. Pure; a seed decides."""
