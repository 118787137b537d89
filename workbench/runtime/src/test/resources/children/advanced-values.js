// A value of each type that 'advanced' carries, and how to tell that it came back the same.
const { isDeepStrictEqual } = require('node:util');

const cycle = { list: [] };
cycle.list.push(cycle);
const shared = { s: 1 };
const selfMap = new Map();
selfMap.set('me', selfMap);
const selfSet = new Set();
selfSet.add(selfSet);

exports.values = [
  null, true, false, 0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, -(2 ** 53), 0.1,
  NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE,
  '', 'hi', 'é', '中', 'a中', '\u{1F600}', '\ud800', 'x'.repeat(400000), '您'.repeat(400000),
  { u: undefined, n: null }, [undefined, null], { 1: 'a', b: 2, '': 3, '-1': 4, '01': 5 },
  { 4294967294: 'index', 4294967295: 'name', '中': 1 },
  [], [1, 2.5], [1, , 3], new Array(3), new Array(3).fill('x'), [[[]]],
  { big: [0n, 1n, -1n, 2n ** 64n, -(2n ** 200n)] },
  new Date(0), new Date(-1), new Date(8.64e15),
  new Map(), new Map([[1, 'a'], ['1', 'b'], [{ k: 1 }, [2]], [{ k: 1 }, [3]], [NaN, 4], [1n, 5]]),
  new Set([1, '1', NaN, null, undefined]), new Set([[], []]),
  /a\/b/gi, new RegExp(''), /é/dgimsuy, /x/v,
  new Error('e'), new TypeError('t'), new RangeError(''), new Error('c', { cause: new Error('d') }),
  new ArrayBuffer(0), new Uint8Array([1, 2, 3]).buffer, Buffer.from('buffer'), Buffer.alloc(100000, 7),
  new Int8Array([-1]), new Uint8Array([255]), new Uint8ClampedArray([255]), new Int16Array([-1]),
  new Uint16Array([65535]), new Int32Array([-1, 1]), new Uint32Array([4294967295]),
  new Float32Array([1.5, NaN]), new Float64Array([0.1, -0]), new BigInt64Array([-1n]),
  new BigUint64Array([2n ** 64n - 1n]), new DataView(new Uint8Array([1, 2]).buffer),
  new Uint8Array(0), cycle, { a: shared, b: shared, c: [shared] }, selfMap, selfSet,
];

exports.same = (sent, back) => {
  if (sent instanceof Error) {
    return Object.getPrototypeOf(sent) === Object.getPrototypeOf(back) && sent.name === back.name
      && sent.message === back.message && sent.stack === back.stack
      && exports.same(sent.cause, back.cause);
  }
  if (sent === cycle) return back.list[0] === back;
  if (sent === selfMap) return back.get('me') === back;
  if (sent === selfSet) return back.has(back);
  if (sent?.a === shared) return back.a === back.b && back.c[0] === back.a && back.a.s === 1;
  if (Array.isArray(sent) && Object.keys(sent).join() !== Object.keys(back).join()) return false;
  return isDeepStrictEqual(sent, back);
};

// Sends one after the other by the given function; returns the listener for what comes back.
exports.roundTrips = (send, done) => {
  let next = 0;
  const wrong = [];
  send({ wrapped: exports.values[0] });
  return ({ wrapped }) => {
    if (!exports.same(exports.values[next], wrapped)) {
      wrong.push(`${next}: ${require('node:util').inspect(exports.values[next]).slice(0, 99)}`
        + ` came back as ${require('node:util').inspect(wrapped).slice(0, 99)}`);
    }
    if (++next < exports.values.length) send({ wrapped: exports.values[next] });
    else done(exports.values.length, wrong);
  };
};
