package io.forkshop.app.evaluate.session;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;

/**
 * A descriptor that was open when this VM started, by its number. By the JDK's own file streams,
 * which the session's {@code --add-opens java.base/java.io} lets us at: java.lang.foreign would
 * cost its start 30 ms.
 */
final class Descriptor {
    private final FileDescriptor descriptor;

    Descriptor(int number) throws ReflectiveOperationException {
        Constructor<FileDescriptor> byNumber =
                FileDescriptor.class.getDeclaredConstructor(int.class);
        byNumber.setAccessible(true);
        descriptor = byNumber.newInstance(number);
    }

    InputStream input() {
        return new FileInputStream(descriptor);
    }

    OutputStream output() {
        return new FileOutputStream(descriptor);
    }
}
