"""What is measured of each answer: one small class per metric."""
