/** Section 6. Cluster: one port for many workers, which are kept up. */
package io.forkshop.app.course.experiments.cluster;
