"""The same deeds without a window: a public interface that scripts and checks rely on."""
