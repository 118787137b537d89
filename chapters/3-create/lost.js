#!/usr/bin/node-of-long-ago
console.log('hello, if somebody finds node');
