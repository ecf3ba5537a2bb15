package shian;
public class Shian { public static void main(String[] a) {} }
