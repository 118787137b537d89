// Five values that JSON has no word for, one message each.
const values = [
  new Date(0),
  new Set([1, 2]),
  NaN,
  Buffer.from([1, 2, 3]),
  () => 'a function',
];

for (const value of values) {
  try {
    process.send({ value });
  } catch (error) {
    process.send({ refused: error.name });
  }
}
