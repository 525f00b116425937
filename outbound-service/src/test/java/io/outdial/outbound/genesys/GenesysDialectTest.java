package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.testing.EveryFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesysDialectTest {

    private final GenesysDialect dialect = new GenesysDialect();

    /** What clients parse, byte for byte. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            refused BAD_REQUEST                | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused INVALID_STATUS             | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused INVALID_STATUS_TRANSITION  | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused ALREADY_EXISTS             | 400 |  0 | {"statusCode":18,"statusMessage":"No \\"way\\""}
            refused IN_USE                     | 400 |  0 | {"statusCode":19,"statusMessage":"No \\"way\\""}
            refused NOT_USABLE                 | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused DO_NOT_CALL                | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused LIMIT_EXCEEDED             | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused LEASE_LOST                 | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused RECORD_ENDED               | 400 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused UNAUTHORIZED               | 401 |  0 | {"statusCode":20,"statusMessage":"No \\"way\\""}
            refused FORBIDDEN                  | 403 |  0 | {"statusCode":5,"statusMessage":"No \\"way\\""}
            refused NOT_FOUND                  | 404 |  0 | {"statusCode":6,"statusMessage":"No \\"way\\""}
            refused METHOD_NOT_ALLOWED         | 405 |  0 | {"statusCode":3,"statusMessage":"No \\"way\\""}
            refused NOT_ACCEPTABLE             | 406 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused CONFLICT                   | 409 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused PAYLOAD_TOO_LARGE          | 413 |  0 | {"statusCode":10,"statusMessage":"No \\"way\\""}
            refused UNSUPPORTED_MEDIA_TYPE     | 415 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            refused VALIDATION_ERROR           | 422 |  0 | {"statusCode":2,"statusMessage":"No \\"way\\""}
            not found                          | 404 |  0 | {"statusCode":6,"statusMessage":"No campaign with this id"}
            unauthenticated                    | 401 |  0 | {"statusCode":20,"statusMessage":"Missing or invalid credentials"}
            denied                             | 403 |  0 | {"statusCode":5,"statusMessage":"These credentials do not carry the permission x:write"}
            prohibited                         | 403 |  0 | {"statusCode":3,"statusMessage":"not this"}
            over quota                         | 429 |  2 | {"statusCode":3,"statusMessage":"Rate limit exceeded"}
            over quota, in words               | 429 | 60 | {"statusCode":3,"statusMessage":"Too many failed logins"}
            unavailable                        | 503 |  5 | {"statusCode":4,"statusMessage":"later"}
            unavailable, soon                  | 503 |  1 | {"statusCode":4,"statusMessage":"soon"}
            internal                           | 500 |  0 | {"statusCode":4,"statusMessage":"Something went wrong on our side"}
            missing                            | 400 |  0 | {"statusCode":1,"statusMessage":"a is required"}
            wrong type                         | 400 |  0 | {"statusCode":2,"statusMessage":"b.0 must be of type string"}
            wrong, missing                     | 400 |  0 | {"statusCode":1,"statusMessage":"a is required"}
            issue INVALID_TYPE                 | 400 |  0 | {"statusCode":2,"statusMessage":"c is not valid"}
            issue INVALID_FORMAT               | 400 |  0 | {"statusCode":2,"statusMessage":"c is not valid"}
            issue INVALID_VALUE                | 400 |  0 | {"statusCode":2,"statusMessage":"c is not valid"}
            issue TOO_SMALL                    | 400 |  0 | {"statusCode":10,"statusMessage":"c is not valid"}
            issue TOO_BIG                      | 400 |  0 | {"statusCode":10,"statusMessage":"c is not valid"}
            issue CUSTOM                       | 400 |  0 | {"statusCode":2,"statusMessage":"c is not valid"}
            """)
    void wordsOfAFailure(String failure, int status, long retryAfter, String body) throws Exception {
        ErrorAnswer answer = dialect.refuse(EveryFailure.byName().get(failure));
        assertEquals(status, answer.httpStatus());
        assertEquals(retryAfter, answer.retryAfterSeconds());
        assertEquals(body, new ObjectMapper().writeValueAsString(answer.body()));
    }

    @Test
    void singleQuotesAreRead() {
        byte[] body = "{'a': 1}".getBytes(StandardCharsets.UTF_8);
        assertEquals(1, dialect.read(body, bytes -> {}).get("a").asInt());
    }
}
