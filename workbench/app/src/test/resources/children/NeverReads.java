// Has a channel and takes nothing from it.
void main() throws InterruptedException {
    IO.println("ready");
    new java.util.concurrent.CountDownLatch(1).await();
}
