// Prints a line, and sends its arguments as a list.
const args = process.argv.slice(2);
console.log(`I have ${args.length} arguments`);
process.send(args);
