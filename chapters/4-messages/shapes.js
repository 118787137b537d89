// Sends values that JSON has no word for.
process.send({ shape: 'Map', value: new Map([['a', 1]]) });
process.send({ shape: 'Date', value: new Date(0) });
process.send({ shape: 'NaN', value: NaN });
process.send({ shape: 'undefined', value: undefined });
