"""What a message most likely means, chosen among all that it may mean by a model trained on examples."""
