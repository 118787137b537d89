// A version that should not have been released: nobody set LIMIT.
void main() {
    int limit = Integer.parseInt(System.getenv("LIMIT"));
    IO.println("at most " + limit + " requests at a time");
}
