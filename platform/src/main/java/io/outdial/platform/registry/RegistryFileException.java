package io.outdial.platform.registry;

/**
 * The registry file cannot be read, written or believed. The message names the file and the fault, never a key or a
 * hash.
 */
public final class RegistryFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RegistryFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
