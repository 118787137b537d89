/** Section 1. Serving models: who waits while somebody is served. */
package io.forkshop.app.course.experiments.models;
