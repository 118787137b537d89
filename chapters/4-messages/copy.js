// Sends a list of three, and only then adds a fourth.
const list = ['one', 'two', 'three'];
process.send(list);
list.push('four');
process.send(`my own list has ${list.length}`);
