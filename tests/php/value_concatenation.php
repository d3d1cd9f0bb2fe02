<?php
// The two functions of ClickPay's own sample, with the lengths as parameters: the sample's are 117 and 128.

function private_key_encrypt($data, $private_key, $length)
{
    $private_key = '-----BEGIN PRIVATE KEY-----' . "\n" . $private_key . "\n" . '-----END PRIVATE KEY-----';
    $pi_key = openssl_pkey_get_private($private_key);
    $crypto = '';
    foreach (str_split($data, $length) as $chunk) {
        openssl_private_encrypt($chunk, $encryptData, $pi_key);
        $crypto .= $encryptData;
    }
    return base64_encode($crypto);
}

function public_key_decrypt($data, $public_key, $length)
{
    $public_key = '-----BEGIN PUBLIC KEY-----' . "\n" . $public_key . "\n" . '-----END PUBLIC KEY-----';
    $data = base64_decode($data);
    $pu_key = openssl_pkey_get_public($public_key);
    $crypto = '';
    foreach (str_split($data, $length) as $chunk) {
        if (!openssl_public_decrypt($chunk, $decryptData, $pu_key)) {
            return null;
        }
        $crypto .= $decryptData;
    }
    return $crypto;
}

function concatenate($params)
{
    unset($params['sign'], $params['platSign']);
    // Byte order, which the default of ksort is not for names that look like numbers.
    ksort($params, SORT_STRING);
    $params_str = '';
    foreach ($params as $key => $val) {
        $params_str = $params_str . $val;
    }
    return $params_str;
}

// The fields as a PHP program has them. A number that PHP would print differently stays text and is written as a
// number by hand.
function value($type, $text)
{
    if ($type === 'null') {
        return null;
    }
    return $type === 'number' && json_encode(json_decode($text)) === $text ? json_decode($text) : $text;
}

function body($fields, $params, $write)
{
    if ($write === 'form') {
        return http_build_query($params);
    }
    foreach ($fields as [$name, $type, $text]) {
        if ($type === 'number' && is_string($params[$name])) {
            $members = [];
            foreach ($fields as [$name, $type, $text]) {
                $members[] = json_encode((string) $name) . ':' . ($type === 'number' ? $text : json_encode($params[$name]));
            }
            foreach (['sign', 'platSign'] as $name) {
                if (isset($params[$name])) {
                    $members[] = json_encode($name) . ':' . json_encode($params[$name]);
                }
            }
            return '{' . implode(',', $members) . '}';
        }
    }
    return json_encode($params, [
        'json' => 0,
        'json plain' => JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE,
        'json pretty' => JSON_PRETTY_PRINT,
    ][$write]);
}

function written($signature, $alphabet)
{
    return match ($alphabet) {
        'base64' => $signature,
        'base64url' => rtrim(strtr($signature, '+/', '-_'), '='),
        'wrapped' => chunk_split($signature, 76, "\r\n"),
    };
}

while (($line = fgets(STDIN)) !== false) {
    $q = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    if ($q['do'] === 'sign') {
        $params = [];
        foreach ($q['fields'] as [$name, $type, $text]) {
            $params[$name] = value($type, $text);
        }
        $text = concatenate($params);
        $params[$q['field']] = written(private_key_encrypt($text, $q['key'], $q['length']), $q['alphabet']);
        $answer = ['canonical' => $text, 'body' => body($q['fields'], $params, $q['write'])];
    } else {
        if ($q['form']) {
            parse_str($q['body'], $params);
        } else {
            $params = json_decode($q['body'], true, 512, JSON_THROW_ON_ERROR);
        }
        $signature = strtr($params[$q['field']], '-_', '+/');
        $answer = [
            'opened' => public_key_decrypt($signature, $q['key'], $q['length']),
            'concatenated' => concatenate($params),
        ];
    }
    echo json_encode($answer, JSON_THROW_ON_ERROR), "\n";
}
