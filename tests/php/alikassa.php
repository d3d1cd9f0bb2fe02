<?php
// AliKassa's own samples: json_encode of the data in its order, openssl_sign without an algorithm.

function sign($data, $key)
{
    $privateKey = openssl_pkey_get_private($key, '');
    openssl_sign($data, $sign, $privateKey);
    return base64_encode($sign);
}

function notification($get, $names)
{
    $data = [];
    foreach ($names as $name) {
        $value = $get[$name] ?? null;
        $data[$name] = $name === 'id' ? (int) $value : $value;
    }
    return json_encode($data);
}

while (($line = fgets(STDIN)) !== false) {
    $q = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    // Pairs, for JSON lines do not keep an object's order.
    $fields = array_column($q['fields'] ?? [], 1, 0);
    switch ($q['do']) {
        case 'sign body':
            $body = json_encode($fields);
            $answer = ['body' => $body, 'sign' => sign($body, $q['key'])];
            break;
        case 'sign names':
            $text = notification($fields, $q['names']);
            $fields['sign'] = sign($text, $q['key']);
            $answer = ['canonical' => $text, 'form' => http_build_query($fields)];
            break;
        case 'verify body':
            $answer = ['verified' => openssl_verify($q['body'], base64_decode($q['sign']), $q['key'])];
            break;
        case 'verify names':
            parse_str($q['form'], $get);
            $text = notification($get, $q['names']);
            $answer = ['canonical' => $text, 'verified' => openssl_verify($text, base64_decode($get['sign']), $q['key'])];
            break;
    }
    echo json_encode($answer, JSON_THROW_ON_ERROR), "\n";
}
