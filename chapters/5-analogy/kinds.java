import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Parent;

// Five values that JSON has no word for, one message each.
void main() {
    tell(Instant.EPOCH);
    tell(Set.of(1, 2));
    tell(Double.NaN);
    tell(new byte[] {1, 2, 3});
    Runnable function = () -> IO.println("a function");
    tell(function);
}

void tell(Object value) {
    try {
        Parent.send(Map.of("value", value));
    } catch (ForkshopException e) {
        Parent.send(Map.of("refused", e.code()));
    }
}
