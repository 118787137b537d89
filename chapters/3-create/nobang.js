console.log('hello, and no first line about node');
