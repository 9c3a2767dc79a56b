"""The booklet and papers in Word. They need the extra `docx`; only `render` imports them, when it is asked for."""
