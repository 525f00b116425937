package io.outdial.local;
final class Outdial { public static void main(String[] a) {} }
