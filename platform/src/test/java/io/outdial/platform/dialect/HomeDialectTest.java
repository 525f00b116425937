package io.outdial.platform.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.testing.EveryFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeDialectTest {

    private final HomeDialect dialect = new HomeDialect();

    /** What clients parse, byte for byte. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            refused BAD_REQUEST                | 400 |  0 | {"message":"No \\"way\\"","code":"BAD_REQUEST"}
            refused INVALID_STATUS             | 400 |  0 | {"message":"No \\"way\\"","code":"INVALID_STATUS"}
            refused INVALID_STATUS_TRANSITION  | 400 |  0 | {"message":"No \\"way\\"","code":"INVALID_STATUS_TRANSITION"}
            refused ALREADY_EXISTS             | 400 |  0 | {"message":"No \\"way\\"","code":"ALREADY_EXISTS"}
            refused IN_USE                     | 400 |  0 | {"message":"No \\"way\\"","code":"IN_USE"}
            refused NOT_USABLE                 | 400 |  0 | {"message":"No \\"way\\"","code":"NOT_USABLE"}
            refused DO_NOT_CALL                | 400 |  0 | {"message":"No \\"way\\"","code":"DO_NOT_CALL"}
            refused LIMIT_EXCEEDED             | 400 |  0 | {"message":"No \\"way\\"","code":"LIMIT_EXCEEDED"}
            refused LEASE_LOST                 | 400 |  0 | {"message":"No \\"way\\"","code":"LEASE_LOST"}
            refused RECORD_ENDED               | 400 |  0 | {"message":"No \\"way\\"","code":"RECORD_ENDED"}
            refused UNAUTHORIZED               | 401 |  0 | {"message":"No \\"way\\"","code":"UNAUTHORIZED"}
            refused FORBIDDEN                  | 403 |  0 | {"message":"No \\"way\\"","code":"FORBIDDEN"}
            refused NOT_FOUND                  | 404 |  0 | {"message":"No \\"way\\"","code":"NOT_FOUND"}
            refused METHOD_NOT_ALLOWED         | 405 |  0 | {"message":"No \\"way\\"","code":"METHOD_NOT_ALLOWED"}
            refused NOT_ACCEPTABLE             | 406 |  0 | {"message":"No \\"way\\"","code":"NOT_ACCEPTABLE"}
            refused CONFLICT                   | 409 |  0 | {"message":"No \\"way\\"","code":"CONFLICT"}
            refused PAYLOAD_TOO_LARGE          | 413 |  0 | {"message":"No \\"way\\"","code":"PAYLOAD_TOO_LARGE"}
            refused UNSUPPORTED_MEDIA_TYPE     | 415 |  0 | {"message":"No \\"way\\"","code":"UNSUPPORTED_MEDIA_TYPE"}
            refused VALIDATION_ERROR           | 422 |  0 | {"message":"No \\"way\\"","code":"VALIDATION_ERROR"}
            not found                          | 404 |  0 | {"message":"No campaign with this id","code":"NOT_FOUND"}
            unauthenticated                    | 401 |  0 | {"message":"Missing or invalid credentials","code":"UNAUTHORIZED"}
            denied                             | 403 |  0 | {"message":"These credentials do not carry the permission x:write","code":"FORBIDDEN"}
            prohibited                         | 403 |  0 | {"message":"not this","code":"FORBIDDEN"}
            over quota                         | 429 |  2 | {"message":"Rate limit exceeded","code":"RATE_LIMIT_EXCEEDED","retryAfter":2}
            over quota, in words               | 429 | 60 | {"message":"Too many failed logins","code":"RATE_LIMIT_EXCEEDED","retryAfter":60}
            unavailable                        | 503 |  5 | {"message":"later","code":"SERVICE_UNAVAILABLE","retryAfter":5}
            unavailable, soon                  | 503 |  1 | {"message":"soon","code":"SERVICE_UNAVAILABLE","retryAfter":1}
            internal                           | 500 |  0 | {"message":"Something went wrong on our side","code":"INTERNAL_ERROR"}
            missing                            | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":["a"],"message":"a is required","expected":"string","received":"undefined","code":"invalid_type"}]}
            wrong type                         | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":["b","0"],"message":"b.0 must be of type string","expected":"string","received":"number","code":"invalid_type"}]}
            wrong, missing                     | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":["b","0"],"message":"b.0 must be of type string","expected":"string","received":"number","code":"invalid_type"},{"path":["a"],"message":"a is required","expected":"string","received":"undefined","code":"invalid_type"}]}
            issue INVALID_TYPE                 | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":[],"message":"c is not valid","expected":"20","received":"string","code":"invalid_type"}]}
            issue INVALID_FORMAT               | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":[],"message":"c is not valid","expected":"20","received":"string","code":"invalid_format"}]}
            issue INVALID_VALUE                | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":[],"message":"c is not valid","expected":"20","received":"string","code":"invalid_value"}]}
            issue TOO_SMALL                    | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":[],"message":"c is not valid","expected":"20","received":"string","code":"too_small"}]}
            issue TOO_BIG                      | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":[],"message":"c is not valid","expected":"20","received":"string","code":"too_big"}]}
            issue CUSTOM                       | 422 |  0 | {"message":"The request is not valid","code":"VALIDATION_ERROR","errors":[{"path":[],"message":"c is not valid","expected":"20","received":"string","code":"custom"}]}
            """)
    void wordsOfAFailure(String failure, int status, long retryAfter, String body) throws Exception {
        ErrorAnswer answer = dialect.refuse(EveryFailure.byName().get(failure));
        assertEquals(status, answer.httpStatus());
        assertEquals(retryAfter, answer.retryAfterSeconds());
        assertEquals(body, new ObjectMapper().writeValueAsString(answer.body()));
    }

    @Test
    void noFailureIsForgotten() {
        assertEquals(37, EveryFailure.byName().size());
    }

    @Test
    void onlyDoubleQuotesAreJson() {
        byte[] body = "{'a': 1}".getBytes(StandardCharsets.UTF_8);
        assertThrows(Failure.Refused.class, () -> dialect.read(body, bytes -> {}));
    }
}
