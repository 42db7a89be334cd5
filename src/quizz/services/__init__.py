"""What a person does: practise, follow progress, look words up. The one place that wires the other layers."""
