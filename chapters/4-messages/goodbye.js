// Speaks once and listens to nobody, so nothing keeps it here.
process.send('goodbye');
