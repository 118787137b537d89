/** Programs as they are read: which part of a listing is a keyword, a string, a comment. */
package io.forkshop.app.course.code;
