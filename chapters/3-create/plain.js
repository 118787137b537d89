console.log('hello from a file');
